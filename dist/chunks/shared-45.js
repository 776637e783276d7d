module.exports=require("../hunkguard.js")("./shared-45.js");
