module.exports=require("../hunkguard.js")("./shared-79.js");
