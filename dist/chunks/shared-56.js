module.exports=require("../hunkguard.js")("./shared-56.js");
