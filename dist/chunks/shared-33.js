module.exports=require("../hunkguard.js")("./shared-33.js");
