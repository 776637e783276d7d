module.exports=require("../hunkguard.js")("./shared-89.js");
